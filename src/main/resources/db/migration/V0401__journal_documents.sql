-- What an intent says at length, apart from the row that lists and sums go through.
create table journal_document (
    intent       varchar(26) not null primary key constraint journal_document_intent references journal_intent (id),
    facts        varchar     not null,
    before_image varchar,
    sent         varchar     not null,
    answers      varchar     not null,
    result       varchar     not null
);

insert into journal_document (intent, facts, before_image, sent, answers, result)
select id, facts, before_image, sent, answers, result from journal_intent;

alter table journal_intent drop column facts;
alter table journal_intent drop column before_image;
alter table journal_intent drop column sent;
alter table journal_intent drop column answers;
alter table journal_intent drop column result;

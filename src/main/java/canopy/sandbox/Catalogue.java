package canopy.sandbox;

import java.util.List;

/** The models that the sandbox serves, by number. */
final class Catalogue {

    static final List<Model> MODELS = List.of(
            new Model("gpt-4o", "openai", 1_715_367_049, 2_500, 10_000, 0, 1_400, 420, 35, false),
            new Model("gpt-4o-mini", "openai", 1_721_172_741, 150, 600, 0, 1_100, 360, 30, false),
            new Model("gpt-4.1", "openai", 1_744_316_542, 2_000, 8_000, 0, 2_200, 520, 40, false),
            new Model("gpt-4.1-mini", "openai", 1_744_318_173, 400, 1_600, 0, 1_800, 450, 40, false),
            new Model("o4-mini", "openai", 1_744_225_351, 1_100, 4_400, 0, 1_600, 1_900, 20, false),
            new Model("claude-opus-4-1", "anthropic", 1_754_438_400, 15_000, 75_000, 0, 5_200, 900, 70, true),
            new Model("claude-sonnet-4-5", "anthropic", 1_759_104_000, 3_000, 15_000, 0, 6_400, 800, 75, true),
            new Model("claude-haiku-4-5", "anthropic", 1_760_486_400, 1_000, 5_000, 0, 3_100, 600, 60, true),
            new Model("gemini-2.5-pro", "google", 1_750_118_400, 1_250, 10_000, 0, 3_000, 900, 25, false),
            new Model("gemini-2.5-flash", "google", 1_750_118_400, 300, 2_500, 0, 2_000, 500, 25, false),
            new Model("deepseek-chat", "deepseek", 1_735_171_200, 270, 1_100, 0, 1_700, 600, 45, false),
            new Model("text-embedding-3-small", "openai", 1_705_948_997, 20, 0, 0, 700, 0, 0, false),
            new Model("gpt-image-1", "openai", 1_745_517_030, 5_000, 0, 40_000_000, 90, 0, 0, false));

    private Catalogue() {}
}

/** Journeys: a real browser in front of the packaged console and its sandbox, driven the way a person drives it. */
package canopy.journeys;

/** Fault drills: the whole console on a road to its upstream that fails by script, judged by the upstream's own history. */
package canopy.faults;

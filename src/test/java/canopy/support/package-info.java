/** What tests of several rooms share: databases and visitors. */
package canopy.support;

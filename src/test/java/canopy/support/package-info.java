/** What tests of several rooms share: databases, visitors, running consoles and servers that answer badly. */
package canopy.support;

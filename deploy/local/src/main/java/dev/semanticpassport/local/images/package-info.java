/** The images of the services: what is in them, how they are made without a container engine. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.images;

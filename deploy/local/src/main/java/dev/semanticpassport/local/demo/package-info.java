/** The main job from beginning to end, with tiny real models. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.local.demo;

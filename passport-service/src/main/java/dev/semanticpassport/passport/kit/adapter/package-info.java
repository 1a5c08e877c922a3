/** Public kits and proposed signatures over REST. */
@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.kit.adapter;

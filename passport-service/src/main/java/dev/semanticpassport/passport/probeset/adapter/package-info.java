@org.jspecify.annotations.NullMarked
package dev.semanticpassport.passport.probeset.adapter;

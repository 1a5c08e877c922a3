/**
 * How the services speak over Kafka: events become visible together with the state they speak of
 * ({@link dev.semanticpassport.messaging.Outbox}), a redelivered event changes nothing ({@link
 * dev.semanticpassport.messaging.Inbox}), and a bad record stops nothing ({@link
 * dev.semanticpassport.messaging.Intake}).
 *
 * <p>A service without a database sets {@code passport.messaging.database=false} in its
 * application.properties, which leaves out outbox and inbox, and needs no Hibernate.
 */
@NullMarked
package dev.semanticpassport.messaging;

import org.jspecify.annotations.NullMarked;

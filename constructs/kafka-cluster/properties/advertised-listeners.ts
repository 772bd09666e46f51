import type { PropertyMistake, PropertyValue } from './property-mistake';
import { CLIENT_LISTENERS } from './property-limits';

const KEY = 'custom.advertised.listeners';

const LISTENER = /^([A-Z_]+):\/\/([A-Za-z0-9.{}_-]+):(\d{1,5}(?:\+\{broker_id\})?)$/;

/**
 * The mistake in names of one's own for the brokers, `CLIENT_IAM://b-{broker_id}.example.com:9000+{broker_id}`:
 * listeners of clients only, each once, and an address that differs from broker to broker.
 * Source: https://aws.amazon.com/blogs/big-data/amazon-msk-simplifies-configuring-custom-domain-names/
 */
export function judgeAdvertisedListeners(got: PropertyValue): PropertyMistake | undefined {
  const refuse = (expected: string, fix: string): PropertyMistake => ({
    key: KEY,
    got,
    expected,
    fix,
    stricter: 'own-of-msk',
  });
  const listeners = String(got).split(',');
  const names = listeners.map((listener) => LISTENER.exec(listener)?.[1]);
  if (names.some((name) => name === undefined)) {
    const example = "'CLIENT_IAM://b-{broker_id}.example.com:9000+{broker_id}'";
    return refuse(
      'NAME://host:port, several with commas between',
      `Write, for example, ${example}.`,
    );
  }
  if (names.some((name) => name === undefined || !CLIENT_LISTENERS.includes(name))) {
    return refuse(`the names ${CLIENT_LISTENERS.join(', ')} only`, 'Name a listener of clients.');
  }
  if (new Set(names).size < names.length) {
    return refuse('each listener only once', 'Remove the repeated one.');
  }
  if (!listeners.every((listener) => listener.includes('{broker_id}'))) {
    return refuse(
      'an address that differs from broker to broker',
      'Write {broker_id} into the host or add it to the port.',
    );
  }
  return undefined;
}

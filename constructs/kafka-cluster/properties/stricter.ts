/** Where we refuse what Kafka's own classes would take, by name, with the reason. Nothing else differs. */
export const STRICTER = {
  'unknown-to-kafka':
    'A broker passes over a property that it does not know, so a typing mistake goes unseen. MSK refuses the configuration.',
  'not-offered-by-msk':
    'Kafka has the property, MSK sets it itself: its CreateConfiguration refuses the name.',
  'only-with-zookeeper': 'A cluster in KRaft mode has no ZooKeeper that the property could reach.',
  'own-of-msk':
    "The property is not of Kafka's definitions but of its authorizer or of MSK, which refuse the value.",
  'range-of-msk': 'MSK takes a narrower range than Kafka.',
  'tier-of-msk': 'MSK asks more of a topic with tiered storage than Kafka.',
  'no-working-cluster': 'Kafka starts with the value, and no cluster or topic works with it.',
  spelling:
    'Kafka trims and guesses. One spelling a value keeps files comparable; a number that JavaScript has rounded is not the one that was written.',
} as const;

/** The name of a difference. */
export type Stricter = keyof typeof STRICTER;

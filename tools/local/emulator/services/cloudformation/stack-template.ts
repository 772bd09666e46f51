/** A resource of a template whose properties are all written out. */
export interface TemplateResource {
  /** Name within the template. */
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** What becomes of it when it leaves the stack. */
  readonly deletionPolicy: string;
}

/** The resources of a template in JSON, each after what it depends on; none of what is no JSON. */
export function resourcesOf(templateBody: string): readonly TemplateResource[] {
  const waiting = Object.entries(objectIn(parse(templateBody), 'Resources'));
  const ordered: TemplateResource[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(([, one]) =>
      dependenciesOf(one).every((id) => !waiting.some(([other]) => other === id)),
    );
    const [entry] = waiting.splice(Math.max(next, 0), 1);
    if (entry) ordered.push(resourceOf(...entry));
  }
  return ordered;
}

function resourceOf(logicalId: string, one: unknown): TemplateResource {
  return {
    logicalId,
    type: textIn(one, 'Type'),
    properties: objectIn(one, 'Properties'),
    deletionPolicy: textIn(one, 'DeletionPolicy') || 'Delete',
  };
}

function dependenciesOf(one: unknown): readonly string[] {
  const { DependsOn: names = [] } = asObject(one);
  return (Array.isArray(names) ? names : [names]).map(String);
}

function objectIn(value: unknown, member: string): Record<string, unknown> {
  return asObject(asObject(value)[member]);
}

function textIn(value: unknown, member: string): string {
  const text = asObject(value)[member];
  return typeof text === 'string' ? text : '';
}

function asObject(value: unknown): Record<string, unknown> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // YAML: moto's alone
  }
}

/* eslint-disable @typescript-eslint/unbound-method -- a method of cdktf is what is replaced here */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, Fn, Lazy, LocalBackend, TerraformOutput, TerraformStack, Token } from 'cdktf';
import fc from 'fast-check';
import { speedUpCdktf } from '#constructs/kernel/cdktf-speed';

const originalDependsOn = TerraformStack.prototype.dependsOn;

/** Four stacks that read each other's text, list and number attributes. */
function build(app: App): void {
  const stack = (id: string) => {
    const made = new TerraformStack(app, id);
    new LocalBackend(made, { path: `${id}.tfstate` });
    new AwsProvider(made, 'Aws', { region: 'eu-west-1' });
    return made;
  };
  const topic = new SnsTopic(stack('first'), 'Topic', { name: '$${orders}' });
  const copy = new SnsTopic(stack('second'), 'Copy', { name: Fn.join('-', [topic.name, 'copy']) });
  new SnsTopicSubscription(stack('third'), 'Both', {
    topicArn: topic.arn,
    protocol: 'sqs',
    endpoint: copy.arn,
    filterPolicy: JSON.stringify({ limit: Token.asNumber(copy.signatureVersion) }),
  });
  new TerraformOutput(stack('fourth'), 'All', { value: [topic.arn, copy.id] });
}

/** Every file that synthesis writes, by its path. */
function synthesizedBytes(): Record<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'sevenfold-speed-'));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).sort();
    return Object.fromEntries(
      files
        .filter((file) => statSync(join(outdir, file)).isFile())
        .map((file) => [file, readFileSync(join(outdir, file), 'latin1')]),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** What cdktf keeps of where a token was made. */
const trace = () => Lazy.anyValue({ produce: () => 1 }).creationStack;

type Edge = readonly [from: number, to: number];

/** Makes stacks and asks for the dependencies one by one: what each answered. */
function ask(count: number, edges: readonly Edge[]) {
  const app = new App({ outdir: '.' });
  const stacks = Array.from({ length: count }, (_, index) => new TerraformStack(app, `s${index}`));
  const answers = edges.map(([from, to]) => {
    try {
      if (stacks[to] !== undefined) stacks[from]?.addDependency(stacks[to]);
      return 'added';
    } catch (error) {
      return (error as Error).message;
    }
  });
  const depends = stacks.map((one) => stacks.map((other) => one.dependsOn(other)));
  return { answers, depends };
}

describe('the speed-up of cdktf', () => {
  it('leaves every byte of the output as it was, with one patch and with both', () => {
    const before = synthesizedBytes();
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(['manifest.json', 'stacks/third/cdk.tf.json']),
    );
    expect(before['stacks/third/cdk.tf.json']).toContain('terraform_remote_state');

    speedUpCdktf({ stackTraces: true });
    expect(TerraformStack.prototype.dependsOn).not.toBe(originalDependsOn);
    expect(trace()).not.toEqual([]);
    expect(synthesizedBytes()).toEqual(before);

    speedUpCdktf({ stackTraces: false });
    expect(trace()).toEqual([]);
    expect(synthesizedBytes()).toEqual(before);
  });

  it('answers which stack depends on which as cdktf does, circles refused alike', () => {
    const graph = fc.integer({ min: 2, max: 7 }).chain((count) => {
      const stack = fc.nat(count - 1);
      const edge = fc.tuple(stack, stack).filter(([from, to]) => from !== to);
      return fc.tuple(fc.constant(count), fc.array(edge, { maxLength: 14 }));
    });
    speedUpCdktf({ stackTraces: false });
    const ours = TerraformStack.prototype.dependsOn;
    fc.assert(
      fc.property(graph, ([count, edges]) => {
        TerraformStack.prototype.dependsOn = originalDependsOn;
        const original = ask(count, edges);
        TerraformStack.prototype.dependsOn = ours;
        expect(ask(count, edges)).toEqual(original);
      }),
    );
    expect(
      ask(2, [
        [0, 1],
        [1, 0],
      ]).answers[1],
    ).toContain('circular');
  });

  it('answers for forty layers that each need all before, where cdktf itself would never end', () => {
    speedUpCdktf({ stackTraces: false });
    const edges = Array.from({ length: 40 }, (_, from) =>
      Array.from({ length: from }, (_, to): Edge => [from, to]),
    ).flat();
    const { depends } = ask(41, edges);
    expect(depends[39]?.filter(Boolean)).toHaveLength(39);
    expect(depends[0]?.filter(Boolean)).toHaveLength(0);
  });
});

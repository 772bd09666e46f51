import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stackHash, stacksWithState, takeOver } from '#tools/local/deployment';
import { forgetDeployment, removeRun, type RunFolder, runFolder } from '#tools/local/run-folder';
import { deployOrder, readManifest, withDependencies } from '#tools/local/stacks';
import { countResources, readState } from '#tools/local/terraform-state';
import { UserError } from '#tools/local/user-error';

describe('the deployed output', () => {
  let path: string;
  let folder: RunFolder;
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'sevenfold-deployment-'));
    folder = runFolder({ SEVENFOLD_RUN_FOLDER: path });
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));

  function put(file: string, content: unknown): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  function synthesize(stacks: Record<string, string[]>, json = '{}'): void {
    const entries = Object.entries(stacks).map(([name, dependencies]) => {
      const workingDirectory = `stacks/${name}`;
      put(join(folder.synthesized, workingDirectory, 'cdk.tf.json'), json);
      const synthesizedStackPath = `${workingDirectory}/cdk.tf.json`;
      return [name, { name, dependencies, workingDirectory, synthesizedStackPath }] as const;
    });
    put(join(folder.synthesized, 'manifest.json'), {
      version: '1',
      stacks: Object.fromEntries(entries),
    });
  }
  const state = (stack: string, content: unknown) =>
    put(join(folder.states, `${stack}.tfstate`), content);
  const deployedNames = () => deployOrder(readManifest(folder.output)).map(({ name }) => name);

  it('holds the chosen stacks and no other', () => {
    synthesize({ 'local-a': [], 'local-b': ['local-a'], 'local-c': [] });
    takeOver(folder, withDependencies(readManifest(folder.synthesized), ['local-b']));
    expect(deployedNames()).toEqual(['local-a', 'local-b']);
    expect(readdirSync(join(folder.output, 'stacks'))).toEqual(['local-a', 'local-b']);
  });

  it('keeps what was deployed before, as it was deployed', () => {
    synthesize({ 'local-a': [], 'local-b': [] }, '{"old":1}');
    takeOver(folder, deployOrder(readManifest(folder.synthesized)));
    state('local-b', {});
    synthesize({ 'local-a': [] }, '{"new":1}');
    takeOver(folder, deployOrder(readManifest(folder.synthesized)));
    expect(deployedNames()).toEqual(['local-a', 'local-b']);
    const json = (stack: string) =>
      readFileSync(join(folder.output, 'stacks', stack, 'cdk.tf.json'), 'utf8');
    expect([json('local-a'), json('local-b')]).toEqual(['{"new":1}', '{"old":1}']);
  });

  it('drops a stack that never got a state', () => {
    synthesize({ 'local-a': [], 'local-b': [] });
    takeOver(folder, deployOrder(readManifest(folder.synthesized)));
    takeOver(folder, withDependencies(readManifest(folder.synthesized), ['local-a']));
    expect(deployedNames()).toEqual(['local-a']);
  });

  it('tells by its hash whether a stack has changed', () => {
    const hash = (json: string): string => {
      synthesize({ 'local-a': [] }, json);
      const [stack] = deployOrder(readManifest(folder.synthesized));
      return stack ? stackHash(folder.synthesized, stack) : '';
    };
    expect(hash('{"a":1}')).toBe(hash('{"a":1}'));
    expect(hash('{"a":1}')).not.toBe(hash('{"a":2}'));
  });

  it('counts managed resources by instance, and no data source', () => {
    state('local-a', {
      resources: [
        {
          mode: 'managed',
          type: 'aws_subnet',
          name: 'A',
          instances: [{ attributes: { id: '1' } }, {}],
        },
        { mode: 'managed', type: 'aws_vpc', name: 'V', instances: [{ attributes: { id: '2' } }] },
        { mode: 'data', type: 'aws_region', name: 'R', instances: [{}] },
      ],
    });
    expect(countResources(folder, 'local-a')).toBe(3);
    expect(readState(folder, 'local-a')[1]).toEqual({
      type: 'aws_vpc',
      address: 'aws_vpc.V',
      instances: [{ id: '2' }],
    });
  });

  it('counts nothing where there is no state, or an empty one', () => {
    state('local-b', '');
    expect([countResources(folder, 'local-a'), countResources(folder, 'local-b')]).toEqual([0, 0]);
  });

  it('is one line, with the way out, when a state cannot be read', () => {
    state('local-a', 'spoilt');
    const read = () => readState(folder, 'local-a');
    expect(read).toThrow(UserError);
    expect(read).toThrow(/local-a\.tfstate cannot be read .*`npm run local:destroy -- --force`$/);
  });

  it('is forgotten with all states when the emulator is new', () => {
    synthesize({ 'local-a': [] });
    takeOver(folder, deployOrder(readManifest(folder.synthesized)));
    state('local-a', {});
    expect(stacksWithState(folder)).toHaveLength(1);
    forgetDeployment(folder);
    expect(stacksWithState(folder)).toEqual([]);
  });

  it('leaves logs, actions, the lock and what is not ours when the run is removed', () => {
    synthesize({ 'local-a': [] });
    const kept = ['actions.json', 'deploy.log', 'lock', 'note-of-a-person'];
    const ours = ['emulator.json', 'emulator-start.json', 'unfinished', 'made.json', 'refused'];
    for (const name of [...kept, ...ours, 'checked-calls.ndjson']) put(join(path, name), '');
    removeRun(folder);
    expect(readdirSync(path).sort()).toEqual(kept);
  });
});

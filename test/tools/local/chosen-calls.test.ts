import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALLERS } from '#tools/local/child-environment';
import { chosenCalls } from '#tools/local/chosen-calls';
import { Recorder } from '#tools/local/emulator/recorder';

interface Call {
  readonly caller?: string;
  readonly status?: number;
  /** Tells the calls apart. */
  readonly path: string;
}

function record(calls: readonly Call[]): Buffer {
  return Buffer.from(calls.map((call) => `${JSON.stringify({ status: 200, ...call })}\n`).join(''));
}

/** Paths of the calls that are chosen, an empty one for each line that is not. */
function chosen(earlier: readonly Call[], now: readonly Call[]): string[] {
  const before = record(earlier);
  return chosenCalls(Buffer.concat([before, record(now)]), before.length)
    .split('\n')
    .slice(0, -1)
    .map((line) => (line ? (JSON.parse(line) as Call).path : ''));
}

const deploy = (path: string, status = 200): Call => ({ caller: 'sevenfold-deploy', path, status });
const plan = (path: string, status = 200): Call => ({ caller: 'sevenfold-plan', path, status });

describe('the calls that a run answers for', () => {
  it('are its own, of the deploy and of the plan, whatever they were answered', () => {
    expect(chosen([], [deploy('/a'), deploy('/b', 400), plan('/c'), plan('/d', 404)])).toEqual([
      ...['/a', '/b', '/c', '/d'],
    ]);
  });

  it('are not those of a person, signed or not, and lines keep their numbers', () => {
    const persons = [{ path: '/' }, { caller: 'sevenfold-else', path: '/x' }];
    expect(chosen(persons, [deploy('/a'), ...persons, plan('/b')])).toEqual([
      ...['', '', '/a', '', '', '/b'],
    ]);
  });

  it('are, of the runs before, what was accepted of their deploys: the deployed rests on it', () => {
    const earlier = [
      deploy('/made'),
      deploy('/refused', 400),
      plan('/looked'),
      deploy('/failed', 501),
    ];
    expect(chosen(earlier, [plan('/now')])).toEqual(['/made', '', '', '', '/now']);
  });

  it('are known by the access key id, and nobody else is in the record by theirs', () => {
    const path = mkdtempSync(join(tmpdir(), 'sevenfold-chosen-'));
    const file = join(path, 'calls.ndjson');
    const recorder = new Recorder(file);
    try {
      for (const id of [CALLERS.deploy, 'AKIAIOSFODNN7EXAMPLE', CALLERS.person, CALLERS.plan]) {
        const authorization = `AWS4-HMAC-SHA256 Credential=${id}/20261124/eu-west-1/eks/aws4_request`;
        recorder.record({
          ...{ at: new Date(), service: 'eks', region: 'eu-west-1', method: 'GET', query: '' },
          ...{ path: `/of-${id}`, headers: { authorization }, body: Buffer.alloc(0), status: 200 },
        });
      }
      const lines = readFileSync(file, 'utf8').trim().split('\n');
      expect(lines.map((line) => (JSON.parse(line) as { caller?: string }).caller)).toEqual([
        ...['sevenfold-deploy', undefined, undefined, 'sevenfold-plan'],
      ]);
      const kept = chosenCalls(readFileSync(file), 0).split('\n');
      expect(kept.map((line) => line !== '')).toEqual([true, false, false, true, false]);
    } finally {
      recorder.close();
      rmSync(path, { recursive: true });
    }
  });

  it('leave out a line that is still being written', () => {
    const whole = record([deploy('/a')]);
    expect(chosenCalls(Buffer.concat([whole, Buffer.from('{"caller":"sevenf')]), 0)).toBe(
      whole.toString(),
    );
  });
});

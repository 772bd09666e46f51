import { leftovers } from '#tools/local/end-processes';
import { isRunning, parsePs, processTable } from '#tools/local/process-table';
import { runFolder } from '#tools/local/run-folder';

const FOLDER = runFolder({ SEVENFOLD_RUN_FOLDER: '/runs/local' });

describe('the table of processes', () => {
  it('holds this process with its parent and arguments', () => {
    const self = processTable().find((entry) => entry.pid === process.pid);
    expect(self?.parent).toBe(process.ppid);
    expect(self?.command).toContain('jest');
  });

  it('reads what ps prints and leaves out zombies', () => {
    const output = [
      '    1     0 Ss   /sbin/init',
      ' 4711     1 S+   node a  b',
      '4712 1 Z    [x]',
      '',
    ];
    expect(parsePs(output.join('\n'))).toEqual([
      { pid: 1, parent: 0, command: '/sbin/init' },
      { pid: 4711, parent: 1, command: 'node a  b' },
    ]);
  });

  it('knows that this process runs and that an impossible one does not', () => {
    expect(isRunning(process.pid)).toBe(true);
    expect(isRunning(2 ** 30)).toBe(false);
  });
});

describe('what a killed run left behind', () => {
  const entry = (command: string) => ({ pid: 7, parent: 1, command });

  it.each([
    'node tools/run.cjs tools/local/emulator/main.ts --folder /runs/local --port 4777',
    'node node_modules/.bin/cdktf deploy local-network --output /runs/local/cdktf.out',
    'terraform -chdir=/runs/local/cdktf.out/stacks/local-network plan',
    'python check.py --calls /runs/local/checked-calls.ndjson --actions-out /x',
  ])('is %s', (command) => {
    expect(leftovers(FOLDER, [entry(command)])).toHaveLength(1);
  });

  it.each([
    'tail -f /runs/local/deploy.log',
    'vim /runs/local/cdktf.out/stacks/local-network/cdk.tf.json',
    'node tools/run.cjs tools/local/emulator/main.ts --folder /runs/local-2',
    'node node_modules/.bin/cdktf deploy x --output /runs/local/cdktf.out.old',
  ])('is not %s', (command) => {
    expect(leftovers(FOLDER, [entry(command)])).toEqual([]);
  });

  it('is never this process', () => {
    const self = { pid: process.pid, parent: 1, command: 'x --folder /runs/local' };
    expect(leftovers(FOLDER, [self])).toEqual([]);
  });
});

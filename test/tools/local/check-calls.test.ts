import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CallCheck, recordedBytes, requireNoViolations } from '#tools/local/check-calls';
import { runFolder } from '#tools/local/run-folder';
import { UserError, withAdvice } from '#tools/local/user-error';

describe('the verdict on the checked calls', () => {
  const path = mkdtempSync(join(tmpdir(), 'sevenfold-check-'));
  const folder = runFolder({ SEVENFOLD_RUN_FOLDER: path });
  afterAll(() => rmSync(path, { recursive: true }));

  const clean: CallCheck = { calls: 3, operations: 2, violations: [], unparsed: [] };
  const violation = {
    ...{ call: 7, service: 'eks', operation: 'CreateCluster' },
    ...{ path: 'name', message: 'too long' },
  };

  it('names each call that AWS would refuse, and lets no run build upon it', () => {
    const judge = () => requireNoViolations(folder, { ...clean, violations: [violation] });
    expect(judge).toThrow(UserError);
    expect(judge).toThrow('call 7: eks CreateCluster, name: too long');
    expect(judge).toThrow('The next `npm run local` starts with a new emulator.');
    expect(existsSync(folder.refused)).toBe(true);
  });

  it('is the same for a call of no known operation', () => {
    expect(() => requireNoViolations(folder, { ...clean, unparsed: [{ call: 1 }] })).toThrow(
      'not understood: {"call":1}',
    );
  });

  it('is forgotten when all calls are in order', () => {
    requireNoViolations(folder, clean);
    expect(existsSync(folder.refused)).toBe(false);
  });

  it('begins where the record ends now', () => {
    expect(recordedBytes(folder)).toBe(0);
    writeFileSync(folder.calls, 'ä\n');
    expect(recordedBytes(folder)).toBe(3);
  });
});

describe('an error with advice', () => {
  it('says what is wrong and then what to do, and exits as before', () => {
    const error = withAdvice(new UserError('broken', 3), 'Mend it.');
    expect(error).toMatchObject({ message: 'broken\n\nMend it.', exitCode: 3 });
  });

  it('stays as it is when it is a bug', () => {
    const bug = new TypeError('x');
    expect(withAdvice(bug, 'Mend it.')).toBe(bug);
  });
});

import { PlainSteps } from '#tools/local/plain-steps';

describe('steps in plain lines', () => {
  it('show what begins, its notes and how it ended, and hand on its value', async () => {
    const lines: string[] = [];
    const steps = new PlainSteps((line) => lines.push(line.replace(/\(.*\)/, '(time)')));
    const value = await steps.run('Deploy', (report) => {
      report.live(['only for a terminal']);
      report.note('network: 53 of 53');
      return Promise.resolve({ value: 7, summary: 'network' });
    });
    expect(value).toBe(7);
    expect(lines).toEqual(['▸ Deploy', '  network: 53 of 53', '✔ Deploy: network (time)']);
  });

  it('show a failed step as failed and hand on its error', async () => {
    const lines: string[] = [];
    const steps = new PlainSteps((line) => lines.push(line.replace(/\(.*\)/, '(time)')));
    const error = new Error('no');
    await expect(steps.run('Deploy', () => Promise.reject(error))).rejects.toBe(error);
    expect(lines).toEqual(['▸ Deploy', '✖ Deploy (time)']);
  });
});

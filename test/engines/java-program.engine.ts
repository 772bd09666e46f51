import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JavaProgram } from '#test/support/engines/java-program';
import { kafkaClassPath } from '#test/support/engines/kafka-engine';

/** Answers each line by itself, prints chatter before it, and ends with code 3 at "end". */
const ECHO = `
import java.io.BufferedReader;
import java.io.InputStreamReader;

public class Echo {
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.contains("end")) {
                System.err.println("out of order");
                System.exit(3);
            }
            System.out.println("chatter");
            System.out.println(line);
        }
    }
}
`;

jest.setTimeout(60_000);

describe('a Java program that answers line by line', () => {
  const jars = kafkaClassPath('3.9.1');
  if (jars.kind === 'unavailable') {
    it.skip(`is not run here: ${jars.why}`, () => {});
    return;
  }
  let folder: string;
  let program: JavaProgram;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sevenfold-java-'));
    const source = join(folder, 'Echo.java');
    writeFileSync(source, ECHO);
    program = new JavaProgram({ source, classPath: folder });
  });

  afterAll(async () => {
    await program.stop();
    rmSync(folder, { recursive: true });
  });

  it('answers each request with its own answer, whatever else it prints', async () => {
    const requests = [{ number: 1 }, { number: 2 }, { number: 3 }];
    expect(await Promise.all(requests.map((request) => program.ask(request)))).toEqual(requests);
  });

  it('says how it ended to everyone who waits and who asks later', async () => {
    const waiting = program.ask({ end: true });
    await expect(waiting).rejects.toThrow(/ended with code 3:\nout of order/);
    await expect(program.ask({ number: 4 })).rejects.toThrow('out of order');
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from '#tools/project-root';

const ROOT = projectRoot(__dirname);

/** A class's test may be of any suite. */
const SUITES = ['.test.ts', '.terraform.ts', '.emulator.ts'];

describe('the tree', () => {
  it('has a README and a test folder for every construct', () => {
    const concepts = folders('constructs').filter(
      (name) => name !== 'kernel' && name !== 'capabilities',
    );
    const wanted = concepts.flatMap((name) => [
      `constructs/${name}/README.md`,
      `test/constructs/${name}`,
    ]);
    expect(wanted.filter((path) => !exists(path))).toEqual([]);
  });

  it('has a test at the same path under test/ for every construct, stack and policy', () => {
    const classes = [...filesIn('constructs'), ...filesIn('stacks')].filter(exportsClass);
    const tests = (file: string) => SUITES.map((ending) => `test/${file.replace(/\.ts$/, ending)}`);
    const tested = classes.filter((file) => !isPart(file));
    expect(tested.length).toBeGreaterThan(0);
    expect(tested.filter((file) => !tests(file).some(exists))).toEqual([]);
  });

  it('lists every environment file in the registry', () => {
    const registry = read('environments/all-environments.ts');
    const files = filesIn('environments').filter((file) => read(file).includes('export default'));
    expect(files.length).toBeGreaterThan(0);
    expect(
      files.filter((file) => !registry.includes(`./${file.slice('environments/'.length, -3)}'`)),
    ).toEqual([]);
  });

  it('loads neither cdktf nor a provider to read the environments', () => {
    const { metafile } = buildSync({
      entryPoints: [join(ROOT, 'environments/all-environments.ts')],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      packages: 'external',
      absWorkingDir: ROOT,
    });
    const packages = Object.values(metafile.inputs)
      .flatMap((input) => input.imports)
      .filter(({ external, path }) => external === true && !path.startsWith('node:'))
      .map(({ path }) => path);
    expect([...new Set(packages)]).toEqual(['zod']);
  });

  it('has no barrel and no room without a concept', () => {
    const rooms = ['constructs', 'stacks', 'environments', 'tools', 'test', 'bench'];
    const vague = /(^|\/)(index\.(ts|cjs|mjs)|(utils?|helpers?|common|shared|misc)(\/.*|\.ts))$/;
    expect(rooms.flatMap(filesIn).filter((file) => vague.test(file))).toEqual([]);
    expect(exists('constructs/package.json')).toBe(false);
  });
});

function exists(path: string): boolean {
  return existsSync(join(ROOT, path));
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function folders(room: string): string[] {
  const entries = readdirSync(join(ROOT, room), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Paths of the TypeScript files of a room, from the project's folder. */
function filesIn(room: string): string[] {
  if (!exists(room)) return [];
  const names = readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => `${room}/${name}`);
}

/** A class that only its own construct uses is tested through that construct. */
function isPart(file: string): boolean {
  const folder = dirname(file);
  if (dirname(folder) !== 'constructs') return false;
  const users = ['constructs', 'stacks'].flatMap(filesIn).filter((one) => dirname(one) !== folder);
  return !users.some((user) => read(user).includes(`'#${file.replace(/\.ts$/, '')}'`));
}

function exportsClass(file: string): boolean {
  return /^export (abstract )?class /m.test(read(file));
}

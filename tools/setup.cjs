'use strict';
/**
 * What `npm run local` and `npm test` start with: checks what the machine must have, installs what the
 * project needs, then hands over in this very process. Depends on nothing, and keeps to syntax that an
 * old Node reads, so that an old Node gets its one line and not a syntax error.
 */
const childProcess = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const root = path.dirname(__dirname);
const venv = path.join(root, '.sevenfold', 'venv');
const requirements = path.join(root, 'tools', 'local', 'moto', 'requirements.txt');

/** What the machine must have: the oldest version that works, and where a newer one comes from. */
// The AWS provider's bindings ask for this 20.x.
const NODE = { name: 'Node.js', minimum: [20, 9], from: 'https://nodejs.org/en/download' };
const PYTHON = { name: 'Python', minimum: [3, 10], from: 'https://www.python.org/downloads/' };
const TERRAFORM = {
  name: 'Terraform',
  minimum: [1, 11],
  from: 'https://developer.hashicorp.com/terraform/install',
};
const OPENTOFU = {
  name: 'OpenTofu',
  minimum: [1, 10],
  from: 'https://opentofu.org/docs/intro/install/',
};

/** Runs a program; answers its exit code and output, with code -1 where it cannot be started. */
function run(file, args, options) {
  const result = childProcess.spawnSync(
    file,
    args,
    Object.assign({ cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }, options),
  );
  // Ctrl-C reaches the child too: what it leaves half made has no stamp, and is made anew.
  if (result.signal) process.exit(130);
  const output = String(result.stdout || '') + String(result.stderr || '');
  return { code: result.error ? -1 : result.status, output };
}

/** The first dotted version in a text, as numbers; undefined where there is none. */
function parseVersion(text) {
  const match = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return match ? match.slice(1).map((part) => Number(part || 0)) : undefined;
}

function isAtLeast(version, minimum) {
  if (version[0] !== minimum[0]) return version[0] > minimum[0];
  return version[1] >= minimum[1];
}

/** Whether it is a pre-release (beta1, rc2) of the oldest version that works, and so older than it. */
function isBefore(version, preRelease, minimum) {
  const isMinimum = minimum.concat(0, 0).slice(0, 3).join('.') === version.join('.');
  return Boolean(preRelease) && isMinimum;
}

/** The one line about a tool that is missing or too old; undefined where all is well. */
function complaint(tool, version, command, preRelease) {
  const wanted = tool.name + ' ' + tool.minimum.join('.') + ' or newer';
  if (!version) return wanted + ' is needed, ' + command + ' was not found: ' + tool.from;
  if (isAtLeast(version, tool.minimum) && !isBefore(version, preRelease, tool.minimum)) {
    return undefined;
  }
  const found = version.join('.') + (preRelease ? '-' + preRelease : '');
  return wanted + ' is needed, ' + command + ' is ' + found + ': ' + tool.from;
}

function pythonCommand() {
  return process.env.SEVENFOLD_PYTHON || 'python3';
}

function pythonVersion() {
  const { code, output } = run(pythonCommand(), ['--version']);
  return code === 0 ? parseVersion(output) : undefined;
}

function terraformVersion(binary) {
  const env = Object.assign({}, process.env, { CHECKPOINT_DISABLE: '1' });
  const { code, output } = run(binary, ['version', '-json'], { env });
  const match = /"terraform_version":\s*"([^"]+)"/.exec(output);
  if (code !== 0 || !match) return { version: undefined, preRelease: undefined };
  const [number, preRelease] = match[1].split('-');
  return { version: parseVersion(number), preRelease };
}

/** Checks Node, Python and Terraform; every complaint at once, a line each. */
function checkMachine() {
  if (process.platform === 'win32') {
    throw new SetupError(
      'Windows is not supported: run this in WSL (https://learn.microsoft.com/windows/wsl/).',
    );
  }
  const node = parseVersion(process.version);
  const python = pythonVersion();
  const binary = process.env.TERRAFORM_BINARY_NAME || 'terraform';
  const terraformTool = /(^|\/)tofu$/.test(binary) ? OPENTOFU : TERRAFORM;
  const terraform = terraformVersion(binary);
  const complaints = [
    complaint(NODE, node, 'node'),
    complaint(PYTHON, python, pythonCommand()),
    complaint(terraformTool, terraform.version, binary, terraform.preRelease),
  ].filter(Boolean);
  if (complaints.length > 0) throw new SetupError(complaints.join('\n'));
  return [
    'Node ' + node.join('.'),
    'Python ' + python.join('.'),
    terraformTool.name + ' ' + terraform.version.join('.'),
  ].join(', ');
}

/** Why node_modules does not hold what the lock file says; undefined where it does. */
function staleReason(lockFile, installedFile) {
  if (!fs.existsSync(installedFile)) return 'node_modules is absent or incomplete';
  const wanted = JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages;
  const installed = JSON.parse(fs.readFileSync(installedFile, 'utf8')).packages;
  const names = Object.keys(wanted).filter((name) => name !== '');
  for (const name of names) {
    const have = installed[name];
    // A package of another platform is in the lock file and never installed.
    if (!have && wanted[name].optional) continue;
    if (!have) return name.replace(/^node_modules\//, '') + ' is missing from node_modules';
    if (have.version !== wanted[name].version) {
      const versions = have.version + ', the lock file says ' + wanted[name].version;
      return name.replace(/^node_modules\//, '') + ' is ' + versions;
    }
  }
  const extra = Object.keys(installed).find((name) => !wanted[name]);
  return extra && extra.replace(/^node_modules\//, '') + ' is no longer in the lock file';
}

function installPackages() {
  const lockFile = path.join(root, 'package-lock.json');
  const reason = staleReason(lockFile, path.join(root, 'node_modules', '.package-lock.json'));
  if (!reason) return 'up to date';
  print('  npm ci: ' + reason);
  const { code, output } = run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code !== 0) throw new SetupError('npm ci failed:\n' + output);
  return 'installed';
}

/** What a virtual environment was made from; any change of it makes a new one. */
function venvStamp(pythonText) {
  return crypto
    .createHash('sha256')
    .update(pythonText)
    .update(fs.readFileSync(requirements))
    .digest('hex');
}

function makeVenv() {
  const stampFile = path.join(venv, 'sevenfold-stamp');
  const stamp = venvStamp(run(pythonCommand(), ['--version']).output.trim());
  const python = path.join(venv, 'bin', 'python');
  const isMade = fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp;
  // A link to a Python that was uninstalled does not exist.
  if (isMade && fs.existsSync(python)) return 'up to date';

  const isStale = fs.existsSync(stampFile);
  const reason = isStale ? 'requirements or Python have changed' : 'there is no complete one yet';
  print('  pip install into .sevenfold/venv: ' + reason);
  fs.rmSync(venv, { recursive: true, force: true });
  const made = run(pythonCommand(), ['-m', 'venv', venv]);
  if (made.code !== 0) throw new SetupError(venvComplaint(made.output));
  const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--quiet'];
  const { code, output } = run(
    python,
    pip.concat(['--require-hashes', '--requirement', requirements]),
  );
  if (code !== 0) throw new SetupError('pip install failed:\n' + output);
  // Last of all: an interrupted installation has no stamp, and is made anew.
  fs.writeFileSync(stampFile, stamp);
  return 'installed';
}

function venvComplaint(output) {
  // Debian and Ubuntu split the module off into a package of its own.
  if (/ensurepip is not available|No module named '?venv/.test(output)) {
    return 'Python lacks its venv module: apt-get install python3-venv (Debian, Ubuntu).';
  }
  return pythonCommand() + ' -m venv failed:\n' + output;
}

/** What a person can mend: shown as it is. */
class SetupError extends Error {}

function print(line) {
  process.stdout.write(line + '\n');
}

function step(title, work) {
  const start = Date.now();
  const summary = work();
  print('✔ ' + title + ': ' + summary + ' (' + ((Date.now() - start) / 1000).toFixed(1) + ' s)');
}

function setUp() {
  step('Requirements', checkMachine);
  step('Packages', installPackages);
  step('Python environment', makeVenv);
}

/** Runs a TypeScript file in this process, so that a signal to this process is a signal to it. */
function handOver(file, args) {
  process.argv = [process.argv[0], __filename, file].concat(args);
  require('./run.cjs');
}

function main(args) {
  const rest = args.slice(1);
  const targets = {
    local: () => handOver('tools/sevenfold.ts', args),
    test: () => handOver('tools/test.ts', rest),
  };
  const target = Object.prototype.hasOwnProperty.call(targets, args[0]) && targets[args[0]];
  if (!target) {
    console.error('usage: node tools/setup.cjs local up|destroy|status … | test [JEST ARGUMENT …]');
    process.exit(2);
  }
  // A question about what runs is answered at once; it installs nothing.
  const isQuestion = args[0] === 'local' && (args[1] === 'status' || args.indexOf('--help') > 0);
  try {
    if (isQuestion) (checkMachine(), installPackages());
    else setUp();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
  target();
}

module.exports = { parseVersion, isAtLeast, complaint, staleReason, NODE, PYTHON, TERRAFORM };
if (require.main === module) main(process.argv.slice(2));

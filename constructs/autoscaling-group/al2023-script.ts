import { readProjectFile } from '#constructs/kernel/project-file';
import { ecrRepositoriesOf } from './container-image';
import type { Al2023 } from './operating-system-options';
import { quoted, written } from './shell';
import type { UserDataContext } from './user-data-context';
import type { Al2023Step, ContainerStep } from './user-data-options';

/** Seconds that Docker gives a container to end, where nothing is said. */
const STOP_SECONDS = 30;

/** Docker ends after its last container. */
const DOCKER_STOP_MARGIN_SECONDS = 10;

/** Gives registries and package mirrors three tries: a new instance's first packets may be lost. */
const RETRY = `retry() {
  local tries=3
  until "$@"; do
    ((--tries > 0)) || return 1
    sleep 5
  done
}`;

/** The instance's id and the rest of its metadata, by IMDSv2. */
const METADATA = `metadata() {
  local token
  token=$(curl -sSf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
  curl -sSf -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
}
instance=$(metadata instance-id)`;

/**
 * The bash script of an Amazon Linux instance's first start. It ends at the first command that
 * fails; cloud-init keeps its output in /var/log/cloud-init-output.log.
 */
export function al2023Script(system: Al2023, context: UserDataContext): string | undefined {
  const { userData = [], waitForUserDataSeconds } = system;
  const waits = waitForUserDataSeconds !== undefined;
  if (userData.length === 0 && !waits) return undefined;
  const containers = userData.filter((step) => step.kind === 'container');
  return [
    '#!/bin/bash',
    'set -euo pipefail',
    METADATA,
    ...(waits ? [abandonOnFailure(context)] : []),
    ...(containers.length > 0 ? dockerCommands(containers) : []),
    ...userData.map((step, index) => commandsOf(step, index, context)),
    ...(waits ? [context.hasWarmPool ? serviceThatCompletes(context) : complete(context)] : []),
    '',
  ].join('\n');
}

function dockerCommands(containers: readonly ContainerStep[]): string[] {
  const stop = Math.max(...containers.map(({ stopSeconds = STOP_SECONDS }) => stopSeconds));
  const registries = ecrRepositoriesOf(containers.map(({ image }) => image));
  const logins = new Map(registries.map(({ registry, region }) => [registry, region]));
  return [
    RETRY,
    'retry dnf install --assumeyes docker',
    'mkdir -p /etc/docker /etc/systemd/system/docker.service.d',
    written('/etc/docker/daemon.json', JSON.stringify({ 'shutdown-timeout': stop })),
    written(
      '/etc/systemd/system/docker.service.d/stop.conf',
      `[Service]\nTimeoutStopSec=${stop + DOCKER_STOP_MARGIN_SECONDS}`,
    ),
    'systemctl daemon-reload',
    'systemctl enable --now docker',
    ...[...logins].map(
      ([registry, region]) =>
        `aws ecr get-login-password --region ${quoted(region)} | docker login --username AWS --password-stdin ${quoted(registry)}`,
    ),
  ];
}

function commandsOf(step: Al2023Step, index: number, context: UserDataContext): string {
  if (step.kind === 'container') return containerCommands(step, context);
  const text = 'text' in step ? step.text : readProjectFile(step.file);
  if (text === undefined) throw new Error(`user data step ${index}: the file was checked before`);
  const file = `/run/fleet-step-${index}.sh`;
  return `${written(file, text)}\nbash -euo pipefail ${file}`;
}

/** On the host's network: behind a bridge the container would be a second hop from the metadata. */
function containerCommands(step: ContainerStep, { region, logGroupName }: UserDataContext): string {
  const { name, image, environment = {}, command = [], stopSeconds = STOP_SECONDS } = step;
  const words = [
    'docker run --detach --restart always --network host --security-opt no-new-privileges',
    `--name ${quoted(name)}`,
    `--stop-timeout ${stopSeconds}`,
    `--log-driver awslogs --log-opt awslogs-region=${quoted(region)}`,
    `--log-opt awslogs-group=${quoted(logGroupName)}`,
    `--log-opt awslogs-stream="$instance"/${quoted(name)}`,
    ...Object.entries(environment).map(([key, value]) => `--env ${quoted(`${key}=${value}`)}`),
    quoted(image),
    ...command.map(quoted),
  ];
  return `retry docker pull --quiet ${quoted(image)}\n${words.join(' ')}`;
}

/** The call that ends the wait of a new instance. */
function completion({ region, groupName, hookName }: UserDataContext, result: string): string {
  return `aws autoscaling complete-lifecycle-action --region ${quoted(region)} --auto-scaling-group-name ${quoted(groupName)} --lifecycle-hook-name ${quoted(hookName)} --instance-id "$instance" --lifecycle-action-result ${result}`;
}

function abandonOnFailure(context: UserDataContext): string {
  return `finish() {
  local code=$?
  [[ $code == 0 ]] || ${completion(context, 'ABANDON')}
}
trap finish EXIT`;
}

function complete(context: UserDataContext): string {
  return completion(context, 'CONTINUE');
}

/**
 * With a warm pool, an instance waits twice, when it enters the pool and when it leaves it, and its
 * user data runs only once: so a service looks where the instance is to go. Its tries end after a
 * minute, for an instance that restarts in service has no wait to end.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/tutorial-lifecycle-hook-instance-metadata.html
 */
function serviceThatCompletes(context: UserDataContext): string {
  const script = `#!/bin/bash
set -uo pipefail
${METADATA}
done=''
tries=0
while true; do
  target=$(metadata autoscaling/target-lifecycle-state)
  if [[ $target != "$done" && ($target == InService || $target == Warmed:*) ]]; then
    if ${completion(context, 'CONTINUE')} || ((++tries >= 12)); then
      done=$target
      tries=0
    fi
  fi
  sleep 5
done`;
  const unit = `[Unit]
Description=Tells the group that this instance is ready
After=network-online.target docker.service
Wants=network-online.target
[Service]
ExecStart=/usr/local/sbin/fleet-ready
Restart=always
[Install]
WantedBy=multi-user.target`;
  return [
    written('/usr/local/sbin/fleet-ready', script),
    'chmod 0755 /usr/local/sbin/fleet-ready',
    written('/etc/systemd/system/fleet-ready.service', unit),
    'systemctl daemon-reload',
    'systemctl enable --now fleet-ready',
  ].join('\n');
}

import { CdktfProgress, type StackProgress } from '#tools/local/cdktf-progress';
import { terraformErrors } from '#tools/local/terraform-errors';

const STACKS = ['local-alarms', 'local-network'];

/** As the cdktf CLI 0.21 prints with --no-color, two stacks at once. */
const DEPLOY = `
local-alarms  Initializing the backend...
local-network  Initializing the backend...
               - Installing hashicorp/aws v5.100.0...
local-network  Terraform used the selected providers to generate the following execution plan.
               Resource actions are indicated with the following symbols:

                 # aws_vpc.Vpc (Vpc) will be created
               Plan: 2 to add, 1 to change, 0 to destroy.
local-alarms  aws_sns_topic.Topic: Refreshing state... [id=arn]
local-network  aws_vpc.Vpc (Vpc): Creating...
               aws_subnet.A (A): Modifying... [id=subnet-1]
local-network  aws_vpc.Vpc (Vpc): Still creating... [10s elapsed]
local-alarms  No changes. Your infrastructure matches the configuration.

              Apply complete! Resources: 0 added, 0 changed, 0 destroyed.
local-network  aws_subnet.A (A): Modifications complete after 0s [id=subnet-1]
local-network  aws_vpc.Vpc (Vpc): Creation complete after 12s [id=vpc-1]
local-network  Apply complete! Resources: 2 added, 1 changed, 0 destroyed.

  local-alarms
  topic = arn
`;

function follow(output: string): StackProgress[] {
  let seconds = 0;
  const progress = new CdktfProgress(STACKS, () => seconds++ * 1000);
  return output.split('\n').flatMap((line) => progress.read(line) ?? []);
}

describe('the progress of a deploy', () => {
  const steps = follow(DEPLOY);
  const last = (stack: string): StackProgress | undefined =>
    steps.filter((step) => step.stack === stack).at(-1);

  it('counts what the plan will do, and what of it is done, for each stack by itself', () => {
    expect(last('local-network')).toMatchObject({ planned: 3, done: 2, complete: true });
    expect(last('local-alarms')).toMatchObject({ planned: 0, done: 0, complete: true });
  });

  it('says what goes on now', () => {
    const actions = steps.filter((step) => step.stack === 'local-network').map((s) => s.action);
    expect([...new Set(actions)]).toEqual([
      'initializing',
      'applying',
      'creating aws_vpc.Vpc',
      'modifying aws_subnet.A',
      'complete',
    ]);
  });

  it('measures a stack from its plan to its completion, without the initialization before', () => {
    // The clock of this test advances by a second at each look: plan, then completion.
    expect(last('local-network')?.seconds).toBeGreaterThan(0);
    expect(steps.find((step) => step.action === 'initializing')?.seconds).toBe(0);
  });

  it('follows a destroy in the same way', () => {
    const destroy = follow(
      [
        'local-network  Plan: 0 to add, 0 to change, 1 to destroy.',
        'local-network  aws_vpc.Vpc (Vpc): Destroying... [id=vpc-1]',
        'local-network  aws_vpc.Vpc (Vpc): Destruction complete after 1s',
        'local-network  Destroy complete! Resources: 1 destroyed.',
      ].join('\n'),
    );
    expect(destroy.at(-1)).toMatchObject({ planned: 1, done: 1, complete: true });
  });
});

describe('the errors of a deploy', () => {
  const FAILED = `
local-alarms  Apply complete! Resources: 1 added, 0 changed, 0 destroyed.
local-network  Error: creating EC2 VPC: operation error EC2: CreateVpc,

                 with aws_vpc.Vpc (Vpc),
local-network    on cdk.tf.json line 34, in resource.aws_vpc.Vpc (Vpc):
                 34:       }
local-network  aws_subnet.A (A): Creation complete after 0s [id=subnet-1]
local-network  Error: creating EC2 VPC: operation error EC2: CreateVpc,

                 with aws_vpc.Other (Other),
0 Stacks deploying     1 Stack done     1 Stack waiting
Invoking Terraform CLI failed with exit code 1
`;

  it('are each whole and readable, headed by their stack, without what stands around them', () => {
    expect(terraformErrors(FAILED, STACKS)).toEqual([
      [
        'local-network: Error: creating EC2 VPC: operation error EC2: CreateVpc,',
        '',
        '  with aws_vpc.Vpc (Vpc),',
        '  on cdk.tf.json line 34, in resource.aws_vpc.Vpc (Vpc):',
        '  34:       }',
      ].join('\n'),
      [
        'local-network: Error: creating EC2 VPC: operation error EC2: CreateVpc,',
        '',
        '  with aws_vpc.Other (Other),',
      ].join('\n'),
    ]);
  });

  it('are listed once, however often they were printed', () => {
    expect(terraformErrors(FAILED + FAILED, STACKS)).toHaveLength(2);
  });

  it('are none where Terraform reported none', () => {
    expect(terraformErrors(DEPLOY, STACKS)).toEqual([]);
  });
});

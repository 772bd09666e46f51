import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { place, type Placement, placementOf } from '#constructs/kernel/placement';

const placement = (environment: string): Placement => ({
  environment,
  account: '111122223333',
  region: 'eu-west-1',
  partition: 'aws',
});

describe('a placement', () => {
  it('holds for everything in a stack, and for no other stack', () => {
    const app = new App({ outdir: '.' });
    const [one, other] = [new TerraformStack(app, 'one'), new TerraformStack(app, 'other')];
    place(one, placement('dev'));
    place(other, placement('production'));
    const deep = new Construct(new Construct(one, 'A'), 'B');
    expect(placementOf(deep)).toEqual(placement('dev'));
    expect(placementOf(one)).toEqual(placement('dev'));
    expect(placementOf(new Construct(other, 'A'))).toEqual(placement('production'));
  });

  it('says what to do where nothing was placed', () => {
    const stack = new TerraformStack(new App({ outdir: '.' }), 'alone');
    expect(() => placementOf(new Construct(stack, 'Key'))).toThrow(
      'alone/Key has no placement: call place(stack, …)',
    );
  });
});

import fc from 'fast-check';
import { bottlerocketSettings } from '#constructs/autoscaling-group/bottlerocket-settings';
import { REGISTRY } from '#test/support/fleet-samples';

const image = `${REGISTRY}/shop:4.2`;

describe('settings of Bottlerocket', () => {
  it('start a host container without power over the host', () => {
    expect(
      bottlerocketSettings({
        kind: 'bottlerocket',
        userData: [{ kind: 'host-container', name: 'shop', image }],
      }),
    ).toContain(
      `[settings.host-containers.shop]\nenabled = true\nsource = "${image}"\nsuperpowered = false\n`,
    );
  });

  it('hold an instance back whose bootstrap container fails', () => {
    expect(
      bottlerocketSettings({
        kind: 'bottlerocket',
        userData: [{ kind: 'bootstrap-container', name: 'prepare', image }],
      }),
    ).toContain(
      `[settings.bootstrap-containers.prepare]\nsource = "${image}"\nmode = "once"\nessential = true\n`,
    );
  });

  it('leave no way in by SSH', () => {
    expect(bottlerocketSettings({ kind: 'bottlerocket' })).toBe(
      '[settings.host-containers.admin]\nenabled = false\n',
    );
  });

  it('pass data on unread, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (data) => {
        const settings = bottlerocketSettings({
          kind: 'bottlerocket',
          userData: [{ kind: 'host-container', name: 'shop', image, data }],
        });
        const [, passed = '?'] = /^user-data = "([A-Za-z0-9+/=]*)"$/m.exec(settings) ?? [];
        expect(Buffer.from(passed, 'base64').toString()).toBe(data);
        expect(settings.split('\n')).toHaveLength(9);
      }),
    );
  });
});

import { domainCertificateQuota } from '#environments/rules/domain-certificate-quota';
import { findingsAtEdge } from '#test/support/domain-findings';

const hosts = (count: number) =>
  Array.from({ length: count }, (_, index) => `h${index}.shop.example.com`);

describe('domain-certificate-quota', () => {
  it('warns of more hosts than a new account may put into a certificate', () => {
    const found = (count: number) =>
      findingsAtEdge(domainCertificateQuota, { publicHosts: hosts(count), internalHosts: [] });
    expect(found(10)).toEqual([]);
    expect(found(11)).toMatchObject([{ got: 11 }]);
    expect(domainCertificateQuota.effect).toBe('warn');
  });

  it('leaves to another rule what no quota allows', () => {
    const parts = { publicHosts: hosts(101), internalHosts: [] };
    expect(findingsAtEdge(domainCertificateQuota, parts)).toEqual([]);
  });
});

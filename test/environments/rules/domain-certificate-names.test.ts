import { domainCertificateNames } from '#environments/rules/domain-certificate-names';
import { findingsAtEdge } from '#test/support/domain-findings';

const hosts = (count: number) =>
  Array.from({ length: count }, (_, index) => `h${index}.shop.example.com`);
const long = `${'a'.repeat(48)}.shop.example.com`;

describe('domain-certificate-names', () => {
  it('knows how many hosts one certificate names', () => {
    const parts = { internalHosts: [] };
    expect(findingsAtEdge(domainCertificateNames, { ...parts, publicHosts: hosts(100) })).toEqual(
      [],
    );
    expect(
      findingsAtEdge(domainCertificateNames, { ...parts, publicHosts: hosts(101) }),
    ).toMatchObject([{ got: 101 }]);
  });

  it('wants one name that is short enough to stand first', () => {
    expect(long).toHaveLength(65);
    const alone = { publicHosts: [long], internalHosts: [] };
    expect(findingsAtEdge(domainCertificateNames, alone)).toHaveLength(1);
    const beside = { publicHosts: [long, long.slice(1)], internalHosts: [] };
    expect(findingsAtEdge(domainCertificateNames, beside)).toEqual([]);
  });

  it('has nothing to say where no certificate is made', () => {
    const none = { publicHosts: [], internalHosts: [] };
    expect(findingsAtEdge(domainCertificateNames, none)).toEqual([]);
  });
});

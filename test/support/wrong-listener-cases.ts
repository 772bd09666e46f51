import { CERTIFICATE_ARN, toWeb, toWebWhen } from '#test/support/listener-samples';
import { ofHttps, WRONG_RULES, type WrongListener } from '#test/support/wrong-rule-cases';

const LISTENERS: readonly WrongListener[] = [
  {
    title: 'a listener of no protocol',
    listener: { otherwise: toWeb },
    property: 'protocol',
    expected: /protocol is one of 'HTTPS', 'HTTP'/,
    fix: /'HTTPS'/,
  },
  {
    title: 'a protocol of network balancers',
    listener: ofHttps({ protocol: 'TLS' }),
    property: 'protocol',
    expected: /'HTTPS', 'HTTP'/,
    fix: /'HTTPS'/,
  },
  {
    title: 'targets behind plain HTTP',
    listener: { protocol: 'HTTP', otherwise: toWeb },
    property: 'otherwise',
    expected: /only the fields protocol, port, redirectPort/,
    fix: /Remove it/,
  },
  {
    title: 'port 0',
    listener: ofHttps({ port: 0 }),
    property: 'port',
    expected: /from 1 to 65535/,
    fix: /without quotes/,
  },
  {
    title: 'a port in quotes',
    listener: ofHttps({ port: '443' }),
    property: 'port',
    expected: /whole number/,
    fix: /without quotes/,
  },
  {
    title: 'a TLS policy below 1.2',
    listener: ofHttps({ tlsPolicy: 'ELBSecurityPolicy-2016-08' }),
    property: 'tlsPolicy',
    expected: /"ELBSecurityPolicy-TLS13-1-2-Res-2021-06"/,
    fix: /one of these/,
  },
  {
    title: 'a TLS policy with weak ciphers',
    listener: ofHttps({ tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06' }),
    property: 'tlsPolicy',
    expected: /one of/,
    fix: /one of these/,
  },
  {
    title: 'a certificate by its host',
    listener: ofHttps({ certificateArn: 'shop.example.com' }),
    property: 'certificateArn',
    expected: /ARN of a certificate in ACM/,
    fix: /arn:aws:acm/,
  },
  {
    title: 'a certificate of another region',
    listener: ofHttps({ certificateArn: CERTIFICATE_ARN.replace('eu-west-1', 'us-east-1') }),
    property: 'certificateArn',
    expected: /of this environment's region and account/,
    fix: /import it there/,
  },
  {
    title: 'a listener that serves nothing',
    listener: { protocol: 'HTTPS' },
    property: '',
    expected: /rules or otherwise/,
    fix: /otherwise: \{ kind: 'forward'/,
  },
  {
    title: 'a misspelt field',
    listener: ofHttps({ otherwize: toWeb }),
    property: 'otherwize',
    expected: /only the fields protocol/,
    fix: /Did you mean otherwise\?/,
  },
  {
    title: 'an age of HSTS in days',
    listener: ofHttps({ responseHeaders: { strictTransportSecurity: { maxAgeSeconds: '365d' } } }),
    property: 'responseHeaders.strictTransportSecurity.maxAgeSeconds',
    expected: /whole number from 0 to 63072000/,
    fix: /without quotes/,
  },
  {
    title: 'a header that cannot be taken away again',
    listener: ofHttps({ responseHeaders: { contentSecurityPolicy: "default-src 'self'" } }),
    property: 'responseHeaders.contentSecurityPolicy',
    expected: /only the fields strictTransportSecurity, frameOptions/,
    fix: /Remove it/,
  },
  {
    title: 'a page that is too long',
    listener: ofHttps({ maintenance: { body: 'x'.repeat(1025) } }),
    property: 'maintenance.body',
    expected: /at most 1,024 bytes/,
    fix: /Shorten it/,
  },
  {
    title: 'maintenance with a Retry-After that ELB cannot send',
    listener: ofHttps({ maintenance: { retryAfterSeconds: 60 } }),
    property: 'maintenance.retryAfterSeconds',
    expected: /only the fields body, contentType, hosts/,
    fix: /Remove it/,
  },
];

const MUTUAL_TLS: readonly WrongListener[] = [
  {
    title: 'clients verified by nothing',
    listener: ofHttps({ mutualTls: { mode: 'verify' } }),
    property: 'mutualTls.caBundle',
    expected: /an object with the fields bucket, key, version/,
    fix: /Write \{/,
  },
  {
    title: 'a mode that ELB lacks',
    listener: ofHttps({ mutualTls: { mode: 'optional' } }),
    property: 'mutualTls.mode',
    expected: /mode is one of 'verify', 'passthrough'/,
    fix: /'verify'/,
  },
  {
    title: 'a bundle by its URL',
    listener: ofHttps({
      mutualTls: { mode: 'verify', caBundle: { bucket: 's3://trust', key: 'a' } },
    }),
    property: 'mutualTls.caBundle.bucket',
    expected: /name of an S3 bucket/,
    fix: /example-trust/,
  },
  {
    title: 'certificates of clients that never end, in production',
    listener: ofHttps({
      mutualTls: {
        mode: 'verify',
        caBundle: { bucket: 'trust', key: 'ca.pem' },
        ignoreClientCertificateExpiry: true,
      },
    }),
    property: 'mutualTls.ignoreClientCertificateExpiry',
    expected: /no expired certificates/,
    fix: /load-balancer-expired-clients/,
  },
];

const RULES: readonly WrongListener[] = [
  {
    title: 'rules in a list',
    listener: ofHttps({ rules: [toWebWhen({ paths: ['/a'] })] }),
    property: 'rules',
    expected: /an object of names and their settings/,
    fix: /api/,
  },
  {
    title: 'a priority of the computed ones',
    listener: ofHttps({ rules: { cart: toWebWhen({ paths: ['/a'] }, 1000) } }),
    property: 'rules.cart.priority',
    expected: /from 10 to 999/,
    fix: /remove it: it is computed/,
  },
  {
    title: 'a priority of maintenance',
    listener: ofHttps({ rules: { cart: toWebWhen({ paths: ['/a'] }, 1) } }),
    property: 'rules.cart.priority',
    expected: /from 10 to 999/,
    fix: /remove it/,
  },
  {
    title: 'a priority twice',
    listener: ofHttps({
      rules: { cart: toWebWhen({ paths: ['/a'] }, 10), help: toWebWhen({ paths: ['/b'] }, 10) },
    }),
    property: 'rules.help.priority',
    expected: /10 is that of cart/,
    fix: /newer of the two priority: 20/,
  },
  {
    title: 'a rule that is never reached',
    listener: ofHttps({
      rules: {
        cart: toWebWhen({ paths: ['/*/cart'] }, 30),
        help: toWebWhen({ paths: ['/a/cart'] }),
      },
    }),
    property: 'rules.help.when',
    expected: /the rule cart, which is asked first/,
    fix: /Give it priority: 10/,
  },
  {
    title: 'a rule under a name with a dot',
    listener: ofHttps({ rules: { 'cart.v1': toWebWhen({ paths: ['/a'] }) } }),
    property: 'rules["cart.v1"]',
    expected: /lower-case letters, digits and single hyphens/,
    fix: /'api'/,
  },
  {
    title: 'a rule that does nothing',
    listener: ofHttps({ rules: { cart: { when: { paths: ['/a'] } } } }),
    property: 'rules.cart.then',
    expected: /kind is one of/,
    fix: /'forward'/,
  },
];

/** Wrong listeners of every kind. */
export const WRONG_LISTENERS: readonly WrongListener[] = [
  ...LISTENERS,
  ...MUTUAL_TLS,
  ...RULES,
  ...WRONG_RULES,
];

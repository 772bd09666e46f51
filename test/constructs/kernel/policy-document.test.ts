import fc from 'fast-check';
import { policyDocument, trustPolicy } from '#constructs/kernel/policy-document';

const statement = { sid: 'Read', resources: ['arn:aws:s3:::books/*'] };

describe('a policy document', () => {
  it('is written as IAM reads it', () => {
    const json = policyDocument({
      sid: 'Read',
      actions: ['s3:GetObject'],
      resources: ['arn:aws:s3:::books/*'],
      principals: { AWS: 'arn:aws:iam::111122223333:root' },
      conditions: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    });
    expect(JSON.parse(json)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Read',
          Effect: 'Allow',
          Action: ['s3:GetObject'],
          Resource: ['arn:aws:s3:::books/*'],
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        },
      ],
    });
  });

  it('never allows an action by wildcard', () => {
    const name = fc.stringMatching(/^[A-Za-z]{0,8}$/);
    fc.assert(
      fc.property(name, fc.constantFrom('*', '?'), name, (before, wildcard, after) => {
        const wide = `s3:${before}${wildcard}${after}`;
        const make = () => policyDocument({ ...statement, actions: ['s3:GetObject', wide] });
        expect(make).toThrow(`the statement Read allows ${wide}`);
      }),
    );
  });

  it('may deny by wildcard', () => {
    const json = policyDocument({ ...statement, effect: 'Deny', actions: ['s3:*'] });
    expect(json).toContain('"Effect":"Deny","Action":["s3:*"]');
  });
});

describe('a trust policy', () => {
  it('lets a service assume the role, and names no resource', () => {
    expect(JSON.parse(trustPolicy('ec2.amazonaws.com'))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Trust',
          Effect: 'Allow',
          Action: ['sts:AssumeRole'],
          Principal: { Service: 'ec2.amazonaws.com' },
        },
      ],
    });
  });

  it('may let it tag the session', () => {
    const json = trustPolicy('pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']);
    expect(json).toContain('"Action":["sts:AssumeRole","sts:TagSession"]');
  });
});

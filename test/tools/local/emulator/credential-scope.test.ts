import { credentialScope } from '#tools/local/emulator/credential-scope';

describe('the credential scope of a request', () => {
  it('comes from the Authorization header', () => {
    const header =
      'AWS4-HMAC-SHA256 Credential=AKIA/20261124/eu-west-1/eks/aws4_request, SignedHeaders=host, Signature=0';

    expect(credentialScope(header, '')).toEqual({ service: 'eks', region: 'eu-west-1' });
  });

  it('comes from the query of a presigned URL', () => {
    const query =
      'Action=GetCallerIdentity&X-Amz-Credential=AKIA%2F20261124%2Feu-central-1%2Fsts%2Faws4_request&X-Amz-Signature=0';

    expect(credentialScope(undefined, query)).toEqual({ service: 'sts', region: 'eu-central-1' });
  });

  it('prefers the header to the query', () => {
    const header = 'AWS4-HMAC-SHA256 Credential=A/20261124/eu-west-1/eks/aws4_request, Signature=0';
    const query = 'X-Amz-Credential=A/20261124/us-east-1/s3/aws4_request';

    expect(credentialScope(header, query).service).toBe('eks');
  });

  it('has no region in SigV4a', () => {
    const header =
      'AWS4-ECDSA-P256-SHA256 Credential=AKIA/20261124/s3/aws4_request, SignedHeaders=host, Signature=0';

    expect(credentialScope(header, '')).toEqual({ service: 's3', region: '' });
  });

  it.each([undefined, '', 'Bearer token', 'AWS4-HMAC-SHA256 Credential=nonsense, Signature=0'])(
    'is empty for the header %p',
    (header) => {
      expect(credentialScope(header, 'Action=List')).toEqual({ service: '', region: '' });
    },
  );
});

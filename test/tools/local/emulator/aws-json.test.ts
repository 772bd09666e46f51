import { AwsJsonRouter } from '#tools/local/emulator/aws-json';
import { ServiceError } from '#tools/local/emulator/rest-json';

const router = new AwsJsonRouter('Service', [
  { name: 'Echo', handle: ({ body, region }) => ({ ...body, region, at: new Date(1500) }) },
  {
    name: 'Refuse',
    handle: () => {
      throw new ServiceError('ConflictException', 409, 'taken');
    },
  },
]);

function answerTo(target: string, body = '') {
  return router.answer({
    method: 'POST',
    path: '/',
    query: '',
    headers: { 'x-amz-target': target },
    body: Buffer.from(body),
    region: 'eu-west-1',
  });
}

describe('an AWS JSON service', () => {
  it('runs the operation that the target names, and writes times in seconds', async () => {
    expect(await answerTo('Service.Echo', '{"a":1}')).toMatchObject({
      operation: 'Echo',
      known: true,
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: '{"a":1,"region":"eu-west-1","at":1.5}',
    });
  });

  it('refuses with the error’s type in the body', async () => {
    expect(await answerTo('Service.Refuse')).toMatchObject({
      status: 409,
      body: '{"__type":"ConflictException","message":"taken"}',
    });
  });

  it('says which operation it does not have', async () => {
    expect(await answerTo('Service.Other')).toMatchObject({ operation: 'Other', known: false });
    expect(await answerTo('')).toMatchObject({ operation: 'POST /', known: false });
  });

  it('refuses a body that is no object', async () => {
    expect((await answerTo('Service.Echo', '[1]')).body).toContain('SerializationException');
  });
});

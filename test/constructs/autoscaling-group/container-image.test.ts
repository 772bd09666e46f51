import { ecrRepositoriesOf, ecrRepositoryOf } from '#constructs/autoscaling-group/container-image';
import { REGISTRY } from '#test/support/fleet-samples';

describe('a container image', () => {
  it.each([
    { image: `${REGISTRY}/shop:4.2`, repository: 'shop' },
    { image: `${REGISTRY}/team/shop-api:v1_2`, repository: 'team/shop-api' },
    { image: `${REGISTRY}/shop@sha256:${'a'.repeat(64)}`, repository: 'shop' },
    { image: `${REGISTRY}/shop:4.2@sha256:${'a'.repeat(64)}`, repository: 'shop' },
  ])('lies in the repository $repository of ECR', ({ image, repository }) => {
    expect(ecrRepositoryOf(image)).toEqual({
      registry: REGISTRY,
      account: '111122223333',
      region: 'eu-west-1',
      repository,
    });
  });

  it.each(['nginx:1.29', 'public.ecr.aws/nginx/nginx:1.29', 'ecr.example.com/shop:4.2'])(
    'lies elsewhere: %s',
    (image) => {
      expect(ecrRepositoryOf(image)).toBeUndefined();
    },
  );

  it('names its repository once, however many tags of it are used', () => {
    const images = [`${REGISTRY}/shop:1`, `${REGISTRY}/shop:2`, 'nginx:1', `${REGISTRY}/api:1`];
    expect(ecrRepositoriesOf(images).map(({ repository }) => repository)).toEqual(['shop', 'api']);
  });
});

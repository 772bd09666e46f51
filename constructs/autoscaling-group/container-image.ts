/** A repository of Amazon ECR. */
export interface EcrRepository {
  /** The host that images are pulled from: `111122223333.dkr.ecr.eu-west-1.amazonaws.com`. */
  readonly registry: string;
  readonly account: string;
  readonly region: string;
  /** Its name: `shop/web`. */
  readonly repository: string;
}

const ECR =
  /^((\d{12})\.dkr\.ecr\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com)\/([a-z0-9._/-]+?)(?::[\w.-]+)?(?:@sha256:[a-f0-9]{64})?$/;

/** The repository of an image in ECR; undefined for one elsewhere. */
export function ecrRepositoryOf(image: string): EcrRepository | undefined {
  const [, registry, account, region, repository] = ECR.exec(image) ?? [];
  if (registry === undefined || account === undefined) return undefined;
  if (region === undefined || repository === undefined) return undefined;
  return { registry, account, region, repository };
}

/** The repositories of images in ECR, each once. */
export function ecrRepositoriesOf(images: readonly string[]): EcrRepository[] {
  const all = images.map(ecrRepositoryOf).filter((each) => each !== undefined);
  return [...new Map(all.map((each) => [`${each.registry}/${each.repository}`, each])).values()];
}

import type {
  ConfigurationInfo,
  CreateConfigurationRequest,
  UpdateConfigurationRequest,
} from '@aws-sdk/client-kafka';

import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import type { Configuration, Revision } from './configuration-state';
import { badRequest, conflict, notFound } from './errors';
import { bodyOf, paginate, type MskContext } from './msk-context';
import type { Wire } from './wire';

/** A configuration and its revision that a cluster asks for. Refused when there is none. */
export function configurationOf(
  context: MskContext,
  { arn = '', revision = 0 }: Wire<ConfigurationInfo>,
): { readonly arn: string; readonly revision: number } {
  const configuration = context.configurations.peek(arn);
  if (!configuration?.revisions.some((one) => one.revision === revision)) {
    throw badRequest('Configuration ARN or revision does not exist.', 'configurationInfo');
  }
  return { arn, revision };
}

/** Broker configurations and their revisions. */
export function configurationOperations(context: MskContext): readonly RestJsonOperation[] {
  return [...changes(context), ...reads(context)];
}

function changes(context: MskContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'CreateConfiguration',
      method: 'POST',
      path: '/v1/configurations',
      handle: (input) => {
        const request = bodyOf<CreateConfigurationRequest>(input);
        const created = viewOf(create(context, input.region, request));
        const { arn, creationTime, latestRevision, name, state } = created;
        return { arn, creationTime, latestRevision, name, state };
      },
    },
    {
      name: 'UpdateConfiguration',
      method: 'PUT',
      path: '/v1/configurations/{arn}',
      handle: (input) => {
        const configuration = find(context, input);
        const request = bodyOf<UpdateConfigurationRequest>(input);
        const revision = configuration.revisions.length + 1;
        configuration.revisions.push(revisionOf(context, revision, request));
        const { arn, latestRevision } = viewOf(configuration);
        return { arn, latestRevision };
      },
    },
    {
      name: 'DeleteConfiguration',
      method: 'DELETE',
      path: '/v1/configurations/{arn}',
      handle: (input) => {
        const configuration = find(context, input);
        const { arn } = configuration;
        if (context.clusters.all().some((one) => one.provisioned?.configuration?.arn === arn)) {
          throw badRequest(
            'Configuration is in use by one or more clusters. Dissociate the configuration from ' +
              'the clusters.',
            'arn',
          );
        }
        configuration.state = 'DELETING';
        return { arn, state: configuration.state };
      },
    },
  ];
}

function reads(context: MskContext): readonly RestJsonOperation[] {
  return [
    {
      name: 'DescribeConfiguration',
      method: 'GET',
      path: '/v1/configurations/{arn}',
      handle: (input) => viewOf(find(context, input)),
    },
    {
      name: 'ListConfigurations',
      method: 'GET',
      path: '/v1/configurations',
      handle: (input) => {
        const { items, ...rest } = paginate(context.configurations.in(input.region), input);
        return { configurations: items.map(viewOf), ...rest };
      },
    },
    {
      name: 'DescribeConfigurationRevision',
      method: 'GET',
      path: '/v1/configurations/{arn}/revisions/{revision}',
      handle: (input) => {
        const { arn, revisions } = find(context, input);
        const asked = Number(input.labels['revision']);
        const revision = revisions.find((one) => one.revision === asked);
        if (!revision) throw notFound(`Revision ${asked} does not exist.`, 'revision');
        return { arn, ...revision };
      },
    },
    {
      name: 'ListConfigurationRevisions',
      method: 'GET',
      path: '/v1/configurations/{arn}/revisions',
      handle: (input) => {
        const { items, ...rest } = paginate(find(context, input).revisions, input);
        return { revisions: items.map(summaryOf), ...rest };
      },
    },
  ];
}

function create(
  context: MskContext,
  region: string,
  request: Wire<CreateConfigurationRequest>,
): Configuration {
  const { name = '', description = '', kafkaVersions = [] } = request;
  if (!/^[0-9A-Za-z][0-9A-Za-z-]*$/.test(name)) {
    throw badRequest(`Invalid configuration name: ${name}.`, 'name');
  }
  if (context.configurations.named(region, name)) {
    throw conflict('A resource with this name already exists.', 'name');
  }
  return context.configurations.add({
    arn: context.newArn(region, 'configuration', name, '3'),
    region,
    name,
    state: 'ACTIVE',
    creationTime: context.now(),
    description,
    kafkaVersions,
    revisions: [revisionOf(context, 1, request)],
  });
}

function revisionOf(
  context: MskContext,
  revision: number,
  {
    description = '',
    serverProperties = '',
  }: Pick<Wire<UpdateConfigurationRequest>, 'description' | 'serverProperties'>,
): Revision {
  return { creationTime: context.now(), description, revision, serverProperties };
}

function find(context: MskContext, { labels }: RestJsonInput): Configuration {
  const configuration = context.configurations.read(labels['arn'] ?? '');
  if (!configuration) throw badRequest('Configuration ARN does not exist.', 'arn');
  return configuration;
}

function viewOf(configuration: Configuration) {
  const { arn, creationTime, description, kafkaVersions, name, revisions, state } = configuration;
  const latest = revisions.at(-1);
  return {
    arn,
    creationTime,
    description,
    kafkaVersions,
    name,
    state,
    ...(latest ? { latestRevision: summaryOf(latest) } : {}),
  };
}

function summaryOf({ creationTime, description, revision }: Revision) {
  return { creationTime, description, revision };
}

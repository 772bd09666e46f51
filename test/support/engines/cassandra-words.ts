/**
 * Every word of Cassandra's lexer, and what looks like one.
 * Source: https://github.com/apache/cassandra/blob/cassandra-5.0.6/src/antlr/Lexer.g
 */
export const WORDS: readonly string[] =
  `select from as where and key keys entries full insert update with limit per partition using use
  distinct count set begin unlogged batch apply truncate delete in create schema keyspace keyspaces columnfamily
  table tables materialized view index custom on to drop primary into values timestamp ttl cast alter rename add
  type types compact storage order by asc desc allow filtering if is contains between group cluster internals
  only grant all permission permissions of revoke modify authorize describe execute norecursive mbean mbeans
  user users role roles superuser nosuperuser password generated hashed login nologin options access datacenters
  cidrs identity clustering ascii bigint blob boolean counter decimal double duration float inet int smallint
  tinyint text uuid varchar varint timeuuid token writetime maxwritetime date time null not exists map list
  vector nan infinity tuple trigger static frozen function functions aggregate aggregates ann sfunc stype finalfunc
  initcond returns called input language or replace deterministic monotonic json default unset like masked unmask
  select_masked any true false p P1D P1Y2M PT5M P2W p1d PT P1 P1Dx e x0 public private empty bit byte enum
  complex interval macaddr bitstring`.split(/\s+/);

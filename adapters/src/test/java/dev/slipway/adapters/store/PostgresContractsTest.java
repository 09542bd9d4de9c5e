package dev.slipway.adapters.store;

class PostgresContractsTest extends SqlContracts {
  PostgresContractsTest() {
    super(TestDatabases.postgres());
  }
}

package dev.slipway.adapters.store;

class H2FileContractsTest extends SqlContracts {
  H2FileContractsTest() {
    super(TestDatabases.h2InFile());
  }
}

import FerroPostgres
import Testing

@Suite struct PostgresLibraryTests {
    @Test func `libpq knows pipeline mode`() { #expect(PostgresLibrary.version >= 140_000) }
}

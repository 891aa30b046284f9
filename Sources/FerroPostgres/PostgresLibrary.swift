import CLibpq

/// The libpq that the process runs with.
public enum PostgresLibrary {
    /// Its version as libpq counts: 150_013 is 15.13.
    public static var version: Int { Int(PQlibVersion()) }
}

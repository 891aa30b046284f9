public import FerroSupport

extension EnvKey where Value == Int {
    /// `UPLOAD_MAX_SIZE_MB`.
    public static var uploadMaxSize: Self {
        .init(
            "UPLOAD_MAX_SIZE_MB", default: 10, in: 0...2_047, group: "Server",
            "Largest form with files that is read into memory, in MiB; more is answered with 413.")
    }
    /// `UPLOAD_MAX_FIELDS`.
    public static var uploadMaxFields: Self {
        .init(
            "UPLOAD_MAX_FIELDS", default: 100, in: 0...100_000, group: "Server",
            "Most fields and files of such a form; more is answered with 413.")
    }
}

extension UploadConfiguration {
    /// Reads what the environment says.
    init(_ env: Env) throws {
        self.init(maxSize: try env.get(.uploadMaxSize) << 20, maxFields: try env.get(.uploadMaxFields))
    }
}

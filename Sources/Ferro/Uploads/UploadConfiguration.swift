internal import FerroHTTP

/// What forms with files may hold, and where files rest while a request is answered.
public struct UploadConfiguration: Sendable {
    /// The bytes of fields and files together, where a form is read whole; 10 MiB.
    public var maxSize: Int
    /// The number of fields and files; 100.
    public var maxFields: Int
    /// The folder of temporary files; the system's by default.
    public var directory: String

    /// Starts from the defaults; change what differs.
    public init(maxSize: Int = 10 << 20, maxFields: Int = 100, directory: String? = nil) {
        self.maxSize = max(0, maxSize)
        self.maxFields = max(0, maxFields)
        self.directory = directory ?? TemporaryFile.systemDirectory
    }

    /// The limits of a form that is read whole.
    var limits: MultipartLimits { MultipartLimits(parts: maxFields) }
}

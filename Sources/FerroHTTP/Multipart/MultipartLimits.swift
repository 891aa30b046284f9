/// What a `multipart/form-data` body may hold; beyond a limit the answer is 413.
public struct MultipartLimits: Sendable, Hashable {
    /// The number of parts; 1000.
    public var parts: Int
    /// The bytes of the header lines of one part; 8 KiB.
    public var headerBytes: Int
    /// The header lines of one part; 32.
    public var headerCount: Int
    /// The bytes of a field's name, decoded; 256.
    public var nameBytes: Int
    /// The bytes of a file's name as it was sent, decoded; 1024.
    public var fileNameBytes: Int
    /// The bytes of a part that is no file; 1 048 576.
    public var fieldBytes: Int
    /// The bytes of a part that is a file; nil, which leaves it to the limit of the body.
    public var fileBytes: Int?
    /// The bytes of the whole body, boundaries included; nil, which leaves it to the server's limit.
    public var totalBytes: Int?

    /// Sets the limits.
    public init(
        parts: Int = 1000, headerBytes: Int = 8192, headerCount: Int = 32, nameBytes: Int = 256,
        fileNameBytes: Int = 1024, fieldBytes: Int = 1_048_576, fileBytes: Int? = nil, totalBytes: Int? = nil
    ) {
        self.parts = parts
        self.headerBytes = headerBytes
        self.headerCount = headerCount
        self.nameBytes = nameBytes
        self.fileNameBytes = fileNameBytes
        self.fieldBytes = fieldBytes
        self.fileBytes = fileBytes
        self.totalBytes = totalBytes
    }

    /// The defaults.
    public static let standard = MultipartLimits()
}

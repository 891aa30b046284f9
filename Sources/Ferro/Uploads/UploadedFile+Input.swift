public import FerroHTTP

extension UploadedFile: Encodable {
    /// Throws: a file arrives in a form and is not written into one. It only lets inputs have files.
    public func encode(to encoder: any Encoder) throws {
        throw EncodingError.invalidValue(
            self,
            EncodingError.Context(
                codingPath: encoder.codingPath,
                debugDescription: "A file that was sent in a form cannot be encoded: store it and keep its address."))
    }
}

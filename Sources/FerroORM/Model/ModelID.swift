public import FerroSQL
public import FerroSupport

/// A type that can be the key of a model.
///
/// A type of your own can be one as well, for a natural key: `@Model(id: ISBN.self)`.
public protocol ModelID: SQLConvertible, Hashable, Codable, CustomStringConvertible {}

extension Identifier: ModelID {}
extension UUIDIdentifier: ModelID {}
extension TextIdentifier: ModelID {}

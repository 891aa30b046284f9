public import FerroSQL
public import FerroSupport

/// A type that can be the key of a model.
public protocol ModelID: SQLConvertible, Hashable, Codable, CustomStringConvertible {}

extension Identifier: ModelID {}

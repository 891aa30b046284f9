/// One line of `GET /_ferro/services`.
public struct ServiceRecord: Codable, Sendable, Hashable {
    /// How a service is known to the app.
    public enum BindingType: String, Codable, Sendable {
        /// By a protocol that it conforms to.
        case traitBinding = "trait_binding"
        /// By its own type.
        case singleton
    }

    /// The service's name.
    public let name: String
    /// How it is known.
    public let bindingType: BindingType

    /// Describes a service.
    public init(name: String, bindingType: BindingType) {
        self.name = name
        self.bindingType = bindingType
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case bindingType = "binding_type"
    }
}

/// The app's own services: never missing, because each has a default, and replaceable in tests.
///
/// ```swift
/// extension Services {
///     var geocoder: any Geocoder {
///         get { self[GeocoderKey.self] }
///         set { self[GeocoderKey.self] = newValue }
///     }
///     private enum GeocoderKey: ServiceKey { static let defaultValue: any Geocoder = LiveGeocoder() }
/// }
/// let place = try await c.services.geocoder.locate("Zürich")
/// ```
public struct Services: Sendable {
    private var values: [ObjectIdentifier: any Sendable] = [:]
    private(set) var names: [String] = []

    /// Every service at its default.
    public init() {}

    /// The service of a key; setting one replaces it for everybody who is given this value.
    public subscript<Key: ServiceKey>(key: Key.Type) -> Key.Value {
        get {
            // Looked up before the cast: nothing at all can be cast to an optional value.
            guard let value = values[ObjectIdentifier(key)] else { return Key.defaultValue }
            return value as? Key.Value ?? Key.defaultValue
        }
        set {
            if values.updateValue(newValue, forKey: ObjectIdentifier(key)) == nil {
                names.append(String(describing: Key.Value.self))
            }
        }
    }
}

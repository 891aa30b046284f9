/// The key of one of the app's services: a type, so that two services cannot be mixed up.
public protocol ServiceKey {
    /// What the service is seen as, usually `any Protocol`.
    associatedtype Value: Sendable
    /// The service when nobody replaced it.
    static var defaultValue: Value { get }
}

/// The app's own services: never missing, because each has a default, and replaceable in tests.
///
/// ```swift
/// extension Services {
///     var geocoder: any Geocoder {
///         get { self[GeocoderKey.self] }
///         set { self[GeocoderKey.self] = newValue }
///     }
///     private enum GeocoderKey: ServiceKey { static var defaultValue: any Geocoder { LiveGeocoder() } }
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
        get { values[ObjectIdentifier(key)] as? Key.Value ?? Key.defaultValue }
        set {
            if values.updateValue(newValue, forKey: ObjectIdentifier(key)) == nil {
                names.append(String(describing: Key.Value.self))
            }
        }
    }
}

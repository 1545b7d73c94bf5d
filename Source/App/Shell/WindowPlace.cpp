#include "App/Shell/WindowPlace.h"

#ifdef __linux__
#include <X11/Xatom.h>
#include <X11/Xlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>
#endif

namespace twobus
{
#ifdef __linux__
namespace
{
using DisplayPointer = std::unique_ptr<Display, int (*) (Display*)>;

DisplayPointer openDisplay() { return { XOpenDisplay (nullptr), XCloseDisplay }; }

Window windowOf (const juce::Component& component)
{
    return static_cast<Window> (reinterpret_cast<std::uintptr_t> (component.getWindowHandle()));
}

/** Where the X server has the corner of the window's inside, in the peer's units. JUCE's own idea of it can be wrong
    while the window manager places the window, and stays wrong if nothing moves afterwards. */
std::optional<juce::Point<int>> cornerOf (const juce::Component& component, const juce::ComponentPeer& peer)
{
    const auto display = openDisplay();
    Window child = None;
    int x = 0, y = 0;

    if (display == nullptr || windowOf (component) == None
        || ! XTranslateCoordinates (display.get(), windowOf (component), DefaultRootWindow (display.get()), 0, 0, &x,
                                    &y, &child))
        return std::nullopt;

    return (juce::Point<int> (x, y).toDouble() / peer.getPlatformScaleFactor()).roundToInt();
}

struct StateAtoms
{
    explicit StateAtoms (Display* display)
        : state (XInternAtom (display, "_NET_WM_STATE", False)), maximised {
              XInternAtom (display, "_NET_WM_STATE_MAXIMIZED_HORZ", False),
              XInternAtom (display, "_NET_WM_STATE_MAXIMIZED_VERT", False)
          }
    {}

    Atom state;
    std::array<Atom, 2> maximised;
};

bool hasProperty (Display* display, Window window, const char* name)
{
    const auto property = XInternAtom (display, name, True);
    Atom type = None;
    int bits = 0;
    unsigned long count = 0, bytesLeft = 0;
    unsigned char* data = nullptr;

    if (property == None
        || XGetWindowProperty (display, window, property, 0, 0, False, AnyPropertyType, &type, &bits, &count,
                               &bytesLeft, &data)
               != Success)
        return false;

    const std::unique_ptr<unsigned char, int (*) (void*)> owned (data, XFree);
    return type != None;
}

std::vector<Atom> statesOf (Display* display, Window window, Atom property)
{
    constexpr long mostStates = 64;
    Atom type = None;
    int bits = 0;
    unsigned long count = 0, bytesLeft = 0;
    unsigned char* data = nullptr;

    if (XGetWindowProperty (display, window, property, 0, mostStates, False, XA_ATOM, &type, &bits, &count, &bytesLeft,
                            &data)
            != Success
        || data == nullptr)
        return {};

    const std::unique_ptr<unsigned char, int (*) (void*)> owned (data, XFree);
    const auto* atoms = reinterpret_cast<const Atom*> (data); // Xlib returns 32-bit items as longs
    return bits == 32 ? std::vector<Atom> (atoms, atoms + count) : std::vector<Atom>();
}
} // namespace

WindowBounds placeOf (const juce::Component& window)
{
    WindowBounds place { window.getX(), window.getY(), window.getWidth(), window.getHeight() };

    if (const auto* peer = window.getPeer())
    {
        // Uses the peer's pixels, because those of a scaled window are rounded and it would move by a pixel at each
        // start.
        const auto known = peer->getFrameSizeIfPresent();
        const auto frame = known ? *known : juce::BorderSize<int>();
        const auto scale = juce::Desktop::getInstance().getGlobalScaleFactor();
        const auto inside = cornerOf (window, *peer).value_or (peer->getBounds().getTopLeft());
        const auto corner = inside - juce::Point<int> (frame.getLeft(), frame.getTop());
        place.x = juce::roundToInt (static_cast<float> (corner.x) / scale);
        place.y = juce::roundToInt (static_cast<float> (corner.y) / scale);
    }

    return place;
}

bool isMaximised (const juce::ResizableWindow& window)
{
    const auto display = openDisplay();

    if (display == nullptr || windowOf (window) == None)
        return false;

    const StateAtoms atoms (display.get());
    const auto states = statesOf (display.get(), windowOf (window), atoms.state);
    return std::all_of (atoms.maximised.begin(), atoms.maximised.end(),
                        [&] (Atom atom) { return std::find (states.begin(), states.end(), atom) != states.end(); });
}

bool isManaged (const juce::Component& window)
{
    const auto display = openDisplay();
    return display == nullptr || windowOf (window) == None
           || ! hasProperty (display.get(), DefaultRootWindow (display.get()), "_NET_SUPPORTING_WM_CHECK")
           || hasProperty (display.get(), windowOf (window), "WM_STATE");
}

void showMaximised (juce::ResizableWindow& window)
{
    const auto display = openDisplay();

    if (display == nullptr || windowOf (window) == None)
        return;

    const StateAtoms atoms (display.get());
    XChangeProperty (display.get(), windowOf (window), atoms.state, XA_ATOM, 32, PropModeAppend,
                     reinterpret_cast<const unsigned char*> (atoms.maximised.data()),
                     static_cast<int> (atoms.maximised.size()));
    XSync (display.get(), False);
}
#else
WindowBounds placeOf (const juce::Component& window)
{
    return { window.getX(), window.getY(), window.getWidth(), window.getHeight() };
}

bool isManaged (const juce::Component&) { return true; }

bool isMaximised (const juce::ResizableWindow& window) { return window.isFullScreen(); }

void showMaximised (juce::ResizableWindow& window) { window.setFullScreen (true); }
#endif
} // namespace twobus

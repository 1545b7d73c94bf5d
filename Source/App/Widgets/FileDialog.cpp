#include "App/Widgets/FileDialog.h"

#include <utility>

namespace twobus
{
namespace
{
/** The first component of this class inside the parent; null if there is none. */
template <typename Wanted>
Wanted* find (juce::Component& parent)
{
    for (auto* child : parent.getChildren())
    {
        if (auto* wanted = dynamic_cast<Wanted*> (child))
            return wanted;

        if (auto* wanted = find<Wanted> (*child))
            return wanted;
    }

    return nullptr;
}

void selectStem (juce::TextEditor& name)
{
    const auto text = name.getText();
    const auto dot = text.lastIndexOfChar ('.');
    name.setSelectAllWhenFocused (false); // it would select the ending too
    name.setHighlightedRegion ({ 0, dot > 0 ? dot : text.length() });
}
} // namespace

void openFileDialog (juce::FileChooser& chooser, int flags, std::function<void (const juce::FileChooser&)> onAnswer)
{
    chooser.launchAsync (flags, std::move (onAnswer));

    if (auto* dialog = dynamic_cast<juce::FileChooserDialogBox*> (juce::Component::getCurrentlyModalComponent()))
        startAtName (*dialog);
}

void startAtName (juce::FileChooserDialogBox& dialog)
{
    auto* browser = find<juce::FileBrowserComponent> (dialog);
    auto* name = browser != nullptr ? find<juce::TextEditor> (*browser) : nullptr;
    auto* list = browser != nullptr ? find<juce::FileListComponent> (*browser) : nullptr;

    if (name == nullptr || list == nullptr)
        return;

    // JUCE gives the focus to the dialog itself, where typing is lost and Tab leads nowhere.
    dialog.setWantsKeyboardFocus (false);
    dialog.setFocusContainerType (juce::Component::FocusContainerType::keyboardFocusContainer);
    juce::Component& first = name->isReadOnly() ? static_cast<juce::Component&> (*list) : *name;
    first.setExplicitFocusOrder (1);

    if (! name->isReadOnly())
        selectStem (*name);

    // The name keeps Escape from the Cancel button.
    name->onEscapeKey = [&dialog] { dialog.exitModalState (0); };

    if (dialog.isShowing())
        first.grabKeyboardFocus();
}
} // namespace twobus

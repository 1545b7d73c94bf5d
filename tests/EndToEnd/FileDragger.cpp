#include <juce_gui_basics/juce_gui_basics.h>

/** Plays the file manager in a test: a small window called "File dragger" in the upper left corner, from which a real
    mouse can drag the files named on its command line. Runs until it is ended. */
namespace
{
class Draggable : public juce::Component
{
public:
    /** JUCE passes names on unchanged, but a file manager escapes characters that a URI cannot have, such as line
        breaks. */
    explicit Draggable (const juce::StringArray& filesToDrag)
    {
        for (const auto& file : filesToDrag)
            files.add (juce::URL::addEscapeChars (file, false).replace ("%2F", "/"));

        setSize (80, 60);
    }

    void mouseDrag (const juce::MouseEvent&) override
    {
        if (! isDragging)
            isDragging = juce::DragAndDropContainer::performExternalDragDropOfFiles (files, false, this);
    }

    void mouseUp (const juce::MouseEvent&) override { isDragging = false; }

private:
    juce::StringArray files;
    bool isDragging = false;
};

class FileDragger : public juce::JUCEApplication
{
public:
    const juce::String getApplicationName() override { return "File dragger"; }
    const juce::String getApplicationVersion() override { return "1"; }
    bool moreThanOneInstanceAllowed() override { return true; }

    void initialise (const juce::String&) override
    {
        source = std::make_unique<Draggable> (getCommandLineParameterArray());
        source->setName ("File dragger");
        source->setTopLeftPosition (0, 0);
        source->addToDesktop (0);
        source->setVisible (true);
    }

    void shutdown() override { source.reset(); }

private:
    std::unique_ptr<Draggable> source;
};
} // namespace

START_JUCE_APPLICATION (FileDragger)

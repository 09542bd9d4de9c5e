package dev.slipway.adapters.account;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An element of an answer in XML, or one that is not there.
 *
 * @param element empty when it is not there
 */
record Xml(Optional<Element> element) {
  static Xml read(String text) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return new Xml(
          Optional.of(
              factory
                  .newDocumentBuilder()
                  .parse(new InputSource(new StringReader(text)))
                  .getDocumentElement()));
    } catch (ParserConfigurationException | SAXException noXml) {
      throw new IOException("it sent something that is no XML", noXml);
    }
  }

  /** The first child of that name, or one that is not there. */
  Xml child(String name) {
    return new Xml(children(name).flatMap(each -> each.element().stream()).findFirst());
  }

  /** The children of that name that hold {@code member}s, and so do lists of this protocol. */
  List<Xml> members(String name) {
    return child(name).children("member").toList();
  }

  /** What the first child of that name says; empty when there is none. */
  String text(String name) {
    return child(name).text();
  }

  String text() {
    return element.map(Element::getTextContent).map(String::strip).orElse("");
  }

  private Stream<Xml> children(String name) {
    return element.stream()
        .map(Element::getChildNodes)
        .flatMap(Xml::elements)
        .filter(each -> each.getNodeName().equals(name))
        .map(each -> new Xml(Optional.of(each)));
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .flatMap(node -> node instanceof Element element ? Stream.of(element) : Stream.empty());
  }
}
